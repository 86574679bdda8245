/**
 * Stands in for typage's own recipients and identities, which bring 90 KB of curves and lattices: the page opens
 * what words lock, by the identity in age.ts, and makes nothing.
 */
class LeftOut {
  constructor() {
    throw new TypeError('left out of the opener page');
  }
}

function leftOut(): never {
  throw new TypeError('left out of the opener page');
}

export {
  LeftOut as HybridIdentity,
  LeftOut as HybridRecipient,
  LeftOut as HybridTagRecipient,
  LeftOut as ScryptIdentity,
  LeftOut as ScryptRecipient,
  LeftOut as TagRecipient,
  LeftOut as X25519Identity,
  LeftOut as X25519Recipient,
  leftOut as decryptFileKey,
  leftOut as encryptFileKey,
  leftOut as generateHybridIdentity,
  leftOut as generateIdentity,
  leftOut as generateX25519Identity,
  leftOut as identityToRecipient,
};
