#include "CLibcrypto.h"
#include "internal.h"

#include <limits.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/hmac.h>

int clibcrypto_settled(int done) {
  if (!done) ERR_clear_error();
  return done;
}

int clibcrypto_sm4_cbc(
    int encrypting, const uint8_t *key, const uint8_t *start, const void *input, size_t count,
    uint8_t *output, size_t *written) {
  if (count > INT_MAX - CLIBCRYPTO_SM4_BYTES) return 0;
  EVP_CIPHER *cipher = EVP_CIPHER_fetch(NULL, "SM4-CBC", NULL);
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  int first = 0;
  int rest = 0;
  int done = cipher != NULL && context != NULL &&
             EVP_CipherInit_ex2(context, cipher, key, start, encrypting, NULL) == 1 &&
             EVP_CipherUpdate(context, output, &first, input, (int)count) == 1 &&
             EVP_CipherFinal_ex(context, output + first, &rest) == 1;
  *written = (size_t)first + (size_t)rest;
  EVP_CIPHER_CTX_free(context);
  EVP_CIPHER_free(cipher);
  return clibcrypto_settled(done);
}

int clibcrypto_hmac_sm3(
    const void *key, size_t keyCount, const void *bytes, size_t count, uint8_t code[32]) {
  unsigned int written = 0;
  if (keyCount > INT_MAX) return 0;
  return clibcrypto_settled(
      HMAC(EVP_sm3(), key, (int)keyCount, bytes, count, code, &written) != NULL && written == 32);
}

int clibcrypto_scrypt(
    const void *passphrase, size_t passphraseCount, const void *salt, size_t saltCount,
    uint64_t cost, uint64_t blocks, uint64_t lanes, uint64_t memory, uint8_t *key,
    size_t keyCount) {
  return clibcrypto_settled(
      EVP_PBE_scrypt(
          passphrase, passphraseCount, salt, saltCount, cost, blocks, lanes, memory, key,
          keyCount) == 1);
}

int clibcrypto_sha256(const void *bytes, size_t count, uint8_t digest[32]) {
  return clibcrypto_settled(EVP_Digest(bytes, count, digest, NULL, EVP_sha256(), NULL) == 1);
}

int clibcrypto_equal(const void *one, const void *two, size_t count) {
  return CRYPTO_memcmp(one, two, count) == 0;
}

void clibcrypto_cleanse(void *bytes, size_t count) { OPENSSL_cleanse(bytes, count); }
