#include "CLibcrypto.h"
#include "internal.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

static OSSL_PARAM *parameters(const BIGNUM *number, const uint8_t *public) {
  OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
  OSSL_PARAM *made = NULL;
  if (builder != NULL &&
      OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0) == 1 &&
      OSSL_PARAM_BLD_push_octet_string(
          builder, OSSL_PKEY_PARAM_PUB_KEY, public, CLIBCRYPTO_POINT_BYTES) == 1 &&
      (number == NULL ||
       OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_PRIV_KEY, number) == 1))
    made = OSSL_PARAM_BLD_to_param(builder);
  OSSL_PARAM_BLD_free(builder);
  return made;
}

EVP_PKEY *clibcrypto_sm2_key(const uint8_t *private, const uint8_t *public) {
  // Secure memory where the program has reserved some; cleared when freed in any case.
  BIGNUM *number = private == NULL ? NULL : BN_secure_new();
  if (private != NULL &&
      (number == NULL || BN_bin2bn(private, CLIBCRYPTO_SCALAR_BYTES, number) == NULL)) {
    BN_clear_free(number);
    return NULL;
  }
  OSSL_PARAM *list = parameters(number, public);
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "SM2", NULL);
  EVP_PKEY *key = NULL;
  int selection = private == NULL ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR;
  if (list == NULL || context == NULL || EVP_PKEY_fromdata_init(context) != 1 ||
      EVP_PKEY_fromdata(context, &key, selection, list) != 1)
    key = NULL;
  EVP_PKEY_CTX_free(context);
  OSSL_PARAM_free(list);
  BN_clear_free(number);
  return key;
}

int clibcrypto_sm2_public(const uint8_t *private, uint8_t public[CLIBCRYPTO_POINT_BYTES]) {
  EC_GROUP *curve = EC_GROUP_new_by_curve_name(NID_sm2);
  EC_POINT *point = curve == NULL ? NULL : EC_POINT_new(curve);
  BIGNUM *number = BN_secure_new();
  BIGNUM *bound = curve == NULL ? NULL : BN_dup(EC_GROUP_get0_order(curve));
  // The standard draws from 1…n-2, because a signature divides by 1 + d.
  int done = point != NULL && bound != NULL && number != NULL && BN_sub_word(bound, 1) == 1 &&
             BN_bin2bn(private, CLIBCRYPTO_SCALAR_BYTES, number) != NULL &&
             !BN_is_zero(number) && BN_cmp(number, bound) < 0;
  if (done) BN_set_flags(number, BN_FLG_CONSTTIME);
  done = done && EC_POINT_mul(curve, point, number, NULL, NULL, NULL) == 1 &&
         EC_POINT_point2oct(
             curve, point, POINT_CONVERSION_UNCOMPRESSED, public, CLIBCRYPTO_POINT_BYTES, NULL) ==
             CLIBCRYPTO_POINT_BYTES;
  BN_clear_free(number);
  BN_free(bound);
  EC_POINT_free(point);
  EC_GROUP_free(curve);
  return clibcrypto_settled(done);
}

int clibcrypto_sm2_is_point(const uint8_t *public) {
  EC_GROUP *curve = EC_GROUP_new_by_curve_name(NID_sm2);
  EC_POINT *point = curve == NULL ? NULL : EC_POINT_new(curve);
  int done = point != NULL && public[0] == POINT_CONVERSION_UNCOMPRESSED &&
             EC_POINT_oct2point(curve, point, public, CLIBCRYPTO_POINT_BYTES, NULL) == 1;
  EC_POINT_free(point);
  EC_GROUP_free(curve);
  return clibcrypto_settled(done);
}

static int plainSignature(const uint8_t *encoded, size_t count, uint8_t *signature) {
  ECDSA_SIG *pair = d2i_ECDSA_SIG(NULL, &encoded, (long)count);
  int half = CLIBCRYPTO_SIGNATURE_BYTES / 2;
  int done = pair != NULL && BN_bn2binpad(ECDSA_SIG_get0_r(pair), signature, half) == half &&
             BN_bn2binpad(ECDSA_SIG_get0_s(pair), signature + half, half) == half;
  ECDSA_SIG_free(pair);
  return done;
}

/// The DER that libcrypto wants; `encoded` is for OPENSSL_free.
static int encodedSignature(const uint8_t *signature, uint8_t **encoded) {
  int half = CLIBCRYPTO_SIGNATURE_BYTES / 2;
  ECDSA_SIG *pair = ECDSA_SIG_new();
  BIGNUM *r = BN_bin2bn(signature, half, NULL);
  BIGNUM *s = BN_bin2bn(signature + half, half, NULL);
  int count = 0;
  if (pair != NULL && r != NULL && s != NULL && ECDSA_SIG_set0(pair, r, s) == 1) {
    count = i2d_ECDSA_SIG(pair, encoded);
  } else {
    BN_free(r);
    BN_free(s);
  }
  ECDSA_SIG_free(pair);
  return count;
}

int clibcrypto_sm2_sign(
    const uint8_t *private, const uint8_t *public, const void *identity, size_t identityCount,
    const void *message, size_t count, uint8_t signature[CLIBCRYPTO_SIGNATURE_BYTES]) {
  EVP_PKEY *key = clibcrypto_sm2_key(private, public);
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  EVP_PKEY_CTX *inner = NULL;
  uint8_t encoded[80];
  size_t encodedCount = sizeof encoded;
  // The identity comes after the start: set before, libcrypto 3.0 forgets it.
  int done = key != NULL && context != NULL &&
             EVP_DigestSignInit_ex(context, &inner, "SM3", NULL, NULL, key, NULL) == 1 &&
             EVP_PKEY_CTX_set1_id(inner, identity, identityCount) == 1 &&
             EVP_DigestSign(context, encoded, &encodedCount, message, count) == 1 &&
             plainSignature(encoded, encodedCount, signature);
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(key);
  return clibcrypto_settled(done);
}

int clibcrypto_sm2_verify(
    const uint8_t *public, const void *identity, size_t identityCount, const void *message,
    size_t count, const uint8_t *signature) {
  EVP_PKEY *key = clibcrypto_sm2_key(NULL, public);
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  EVP_PKEY_CTX *inner = NULL;
  uint8_t *encoded = NULL;
  int encodedCount = encodedSignature(signature, &encoded);
  int valid =
      encodedCount > 0 && key != NULL && context != NULL &&
      EVP_DigestVerifyInit_ex(context, &inner, "SM3", NULL, NULL, key, NULL) == 1 &&
      EVP_PKEY_CTX_set1_id(inner, identity, identityCount) == 1 &&
      EVP_DigestVerify(context, encoded, (size_t)encodedCount, message, count) == 1;
  OPENSSL_free(encoded);
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(key);
  return clibcrypto_settled(valid);
}
