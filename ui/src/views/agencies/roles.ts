import type { Role } from '../../bridge/types';

/** What an agency can be to the organisation, the most usual first. */
export const ROLES: Role[] = ['processor', 'sub-processor', 'joint-controller', 'other'];
