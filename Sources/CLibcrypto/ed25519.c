#include "CLibcrypto.h"
#include "internal.h"

int clibcrypto_ed25519_public(const uint8_t *seed, uint8_t public[CLIBCRYPTO_ED25519_BYTES]) {
  size_t count = CLIBCRYPTO_ED25519_BYTES;
  EVP_PKEY *key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, count);
  int done = key != NULL && EVP_PKEY_get_raw_public_key(key, public, &count) == 1;
  EVP_PKEY_free(key);
  return clibcrypto_settled(done);
}

int clibcrypto_ed25519_sign(
    const uint8_t *seed, const void *message, size_t count,
    uint8_t signature[CLIBCRYPTO_SIGNATURE_BYTES]) {
  EVP_PKEY *key =
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, CLIBCRYPTO_ED25519_BYTES);
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  size_t room = CLIBCRYPTO_SIGNATURE_BYTES;
  int done = key != NULL && context != NULL &&
             EVP_DigestSignInit(context, NULL, NULL, NULL, key) == 1 &&
             EVP_DigestSign(context, signature, &room, message, count) == 1;
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(key);
  return clibcrypto_settled(done);
}

int clibcrypto_ed25519_verify(
    const uint8_t *public, const void *message, size_t count, const uint8_t *signature) {
  EVP_PKEY *key =
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, public, CLIBCRYPTO_ED25519_BYTES);
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  int valid = key != NULL && context != NULL &&
              EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) == 1 &&
              EVP_DigestVerify(
                  context, signature, CLIBCRYPTO_SIGNATURE_BYTES, message, count) == 1;
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(key);
  return clibcrypto_settled(valid);
}
