#include "CLibcrypto.h"
#include "internal.h"

#include <openssl/asn1t.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <string.h>

// libcrypto speaks the ASN.1 of GM/T 0009 (x, y, C3, C2); the wire has the plain C1‖C3‖C2.

enum { coordinate = 32, digest = 32 };

typedef STACK_OF(ASN1_TYPE) Sequence;

static void freeSequence(Sequence *sequence) { sk_ASN1_TYPE_pop_free(sequence, ASN1_TYPE_free); }

static int takeNumber(const Sequence *sequence, int place, uint8_t *bytes) {
  const ASN1_TYPE *member = sk_ASN1_TYPE_value(sequence, place);
  if (member == NULL || member->type != V_ASN1_INTEGER) return 0;
  BIGNUM *number = ASN1_INTEGER_to_BN(member->value.integer, NULL);
  int done = number != NULL && BN_bn2binpad(number, bytes, coordinate) == coordinate;
  BN_free(number);
  return done;
}

static int takeOctets(const Sequence *sequence, int place, uint8_t *bytes, size_t count) {
  const ASN1_TYPE *member = sk_ASN1_TYPE_value(sequence, place);
  if (member == NULL || member->type != V_ASN1_OCTET_STRING) return 0;
  if ((size_t)ASN1_STRING_length(member->value.octet_string) != count) return 0;
  memcpy(bytes, ASN1_STRING_get0_data(member->value.octet_string), count);
  return 1;
}

static int plainCipher(const uint8_t *encoded, size_t encodedCount, size_t count, uint8_t *cipher) {
  Sequence *sequence = d2i_ASN1_SEQUENCE_ANY(NULL, &encoded, (long)encodedCount);
  cipher[0] = POINT_CONVERSION_UNCOMPRESSED;
  int done = sequence != NULL && takeNumber(sequence, 0, cipher + 1) &&
             takeNumber(sequence, 1, cipher + 1 + coordinate) &&
             takeOctets(sequence, 2, cipher + 1 + 2 * coordinate, digest) &&
             takeOctets(sequence, 3, cipher + CLIBCRYPTO_SM2_EXTRA_BYTES, count);
  freeSequence(sequence);
  return done;
}

/// Appends a member, which then belongs to the sequence; frees it when that can't be.
static int append(Sequence *sequence, int type, ASN1_STRING *value) {
  ASN1_TYPE *member = value == NULL ? NULL : ASN1_TYPE_new();
  if (member == NULL) {
    ASN1_STRING_free(value);
    return 0;
  }
  ASN1_TYPE_set(member, type, value);
  if (sk_ASN1_TYPE_push(sequence, member) > 0) return 1;
  ASN1_TYPE_free(member);
  return 0;
}

static int appendNumber(Sequence *sequence, const uint8_t *bytes) {
  BIGNUM *number = BN_bin2bn(bytes, coordinate, NULL);
  ASN1_INTEGER *value = number == NULL ? NULL : BN_to_ASN1_INTEGER(number, NULL);
  BN_free(number);
  return append(sequence, V_ASN1_INTEGER, value);
}

static int appendOctets(Sequence *sequence, const uint8_t *bytes, size_t count) {
  ASN1_OCTET_STRING *value = ASN1_OCTET_STRING_new();
  if (value != NULL && ASN1_OCTET_STRING_set(value, bytes, (int)count) != 1) {
    ASN1_OCTET_STRING_free(value);
    return 0;
  }
  return append(sequence, V_ASN1_OCTET_STRING, value);
}

static int encodedCipher(const uint8_t *cipher, size_t count, uint8_t **encoded) {
  Sequence *sequence = sk_ASN1_TYPE_new_null();
  int done = sequence != NULL && appendNumber(sequence, cipher + 1) &&
             appendNumber(sequence, cipher + 1 + coordinate) &&
             appendOctets(sequence, cipher + 1 + 2 * coordinate, digest) &&
             appendOctets(
                 sequence, cipher + CLIBCRYPTO_SM2_EXTRA_BYTES,
                 count - CLIBCRYPTO_SM2_EXTRA_BYTES);
  int encodedCount = done ? i2d_ASN1_SEQUENCE_ANY(sequence, encoded) : 0;
  freeSequence(sequence);
  return encodedCount;
}

int clibcrypto_sm2_encrypt(
    const uint8_t *public, const void *plain, size_t count, uint8_t *cipher) {
  EVP_PKEY *key = clibcrypto_sm2_key(NULL, public);
  EVP_PKEY_CTX *context = key == NULL ? NULL : EVP_PKEY_CTX_new_from_pkey(NULL, key, NULL);
  size_t room = 0;
  int done = context != NULL && EVP_PKEY_encrypt_init(context) == 1 &&
             EVP_PKEY_encrypt(context, NULL, &room, plain, count) == 1;
  uint8_t *encoded = done ? OPENSSL_malloc(room) : NULL;
  done = encoded != NULL && EVP_PKEY_encrypt(context, encoded, &room, plain, count) == 1 &&
         plainCipher(encoded, room, count, cipher);
  OPENSSL_free(encoded);
  EVP_PKEY_CTX_free(context);
  EVP_PKEY_free(key);
  return clibcrypto_settled(done);
}

int clibcrypto_sm2_decrypt(
    const uint8_t *private, const uint8_t *public, const uint8_t *cipher, size_t count,
    uint8_t *plain) {
  if (count <= CLIBCRYPTO_SM2_EXTRA_BYTES || cipher[0] != POINT_CONVERSION_UNCOMPRESSED) return 0;
  uint8_t *encoded = NULL;
  int encodedCount = encodedCipher(cipher, count, &encoded);
  EVP_PKEY *key = encodedCount > 0 ? clibcrypto_sm2_key(private, public) : NULL;
  EVP_PKEY_CTX *context = key == NULL ? NULL : EVP_PKEY_CTX_new_from_pkey(NULL, key, NULL);
  // libcrypto asks for the room of the whole DER, though the message is shorter.
  size_t room = (size_t)encodedCount;
  uint8_t *opened = context == NULL ? NULL : OPENSSL_malloc(room);
  int done = opened != NULL && EVP_PKEY_decrypt_init(context) == 1 &&
             EVP_PKEY_decrypt(context, opened, &room, encoded, (size_t)encodedCount) == 1 &&
             room == count - CLIBCRYPTO_SM2_EXTRA_BYTES;
  if (done) memcpy(plain, opened, room);
  OPENSSL_clear_free(opened, (size_t)encodedCount);
  OPENSSL_free(encoded);
  EVP_PKEY_CTX_free(context);
  EVP_PKEY_free(key);
  return clibcrypto_settled(done);
}
