/**
 * Stands in for typage's own recipients and identities, which bring 90 KB of curves and lattices: the page opens
 * what words lock, by the identity in age.ts, and makes nothing.
 */
function leftOut(): never {
  throw new TypeError('left out of the opener page');
}

export {
  leftOut as HybridIdentity,
  leftOut as HybridRecipient,
  leftOut as HybridTagRecipient,
  leftOut as ScryptIdentity,
  leftOut as ScryptRecipient,
  leftOut as TagRecipient,
  leftOut as X25519Identity,
  leftOut as X25519Recipient,
  leftOut as decryptFileKey,
  leftOut as encryptFileKey,
  leftOut as generateHybridIdentity,
  leftOut as generateIdentity,
  leftOut as generateX25519Identity,
  leftOut as identityToRecipient,
};
