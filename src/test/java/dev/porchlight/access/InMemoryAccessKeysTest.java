package dev.porchlight.access;

class InMemoryAccessKeysTest extends AccessKeyStoreContract {
  private final InMemoryAccessKeys keys = new InMemoryAccessKeys();

  @Override
  protected AccessKeys keys() {
    return keys;
  }

  @Override
  protected AccessKeyWriter writer() {
    return keys;
  }

  @Override
  protected void put(AccessKey key) {
    keys.put(key);
  }
}
