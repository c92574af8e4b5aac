#include "CLibcrypto.h"

#include <errno.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <sys/random.h>

static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static pthread_key_t threadContext;
static EVP_MD *sm3;

static void freeContext(void *context) { EVP_MD_CTX_free(context); }

static void prepare(void) {
  // The key comes first: without it there is no algorithm either, so one check is enough.
  if (pthread_key_create(&threadContext, freeContext) == 0) sm3 = EVP_MD_fetch(NULL, "SM3", NULL);
}

/// A context that has been set to SM3 once; a later start with no algorithm is the cheap one.
static EVP_MD_CTX *freshContext(void) {
  pthread_once(&prepared, prepare);
  if (sm3 == NULL) return NULL;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (context != NULL && EVP_DigestInit_ex2(context, sm3, NULL) == 1) return context;
  EVP_MD_CTX_free(context);
  return NULL;
}

static EVP_MD_CTX *contextOfThread(void) {
  pthread_once(&prepared, prepare);
  if (sm3 == NULL) return NULL;
  EVP_MD_CTX *context = pthread_getspecific(threadContext);
  if (context != NULL) return context;
  context = freshContext();
  if (context != NULL && pthread_setspecific(threadContext, context) == 0) return context;
  EVP_MD_CTX_free(context);
  return NULL;
}

int clibcrypto_sm3(const void *bytes, size_t count, uint8_t digest[CLIBCRYPTO_SM3_BYTES]) {
  EVP_MD_CTX *context = contextOfThread();
  return context != NULL && EVP_DigestInit_ex2(context, NULL, NULL) == 1 &&
         EVP_DigestUpdate(context, bytes, count) == 1 &&
         EVP_DigestFinal_ex(context, digest, NULL) == 1;
}

CLibcryptoHash *clibcrypto_sm3_begin(void) { return freshContext(); }

int clibcrypto_sm3_update(CLibcryptoHash *hash, const void *bytes, size_t count) {
  return EVP_DigestUpdate(hash, bytes, count) == 1;
}

int clibcrypto_sm3_finish(CLibcryptoHash *hash, uint8_t digest[CLIBCRYPTO_SM3_BYTES]) {
  return EVP_DigestFinal_ex(hash, digest, NULL) == 1;
}

void clibcrypto_sm3_free(CLibcryptoHash *hash) { EVP_MD_CTX_free(hash); }

int clibcrypto_random(void *bytes, size_t count) {
  uint8_t *next = bytes;
  while (count > 0) {
    ssize_t got = getrandom(next, count, 0);
    if (got < 0 && errno != EINTR) return 0;
    if (got < 0) continue;
    next += got;
    count -= (size_t)got;
  }
  return 1;
}
