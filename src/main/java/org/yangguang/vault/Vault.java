package org.yangguang.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals personal data and makes the keyed digests by which it can be found again (security P1–P4).
///
/// The key-encryption key wraps one data key per record; the data key seals each field. Sealed bytes
/// carry the suite (1 = AES-256-GCM) and the number of the wrapping key, so that both can change later.
/// What is sealed is bound to its place: opened elsewhere than under the same table, column, row and
/// organ, it fails.
public final class Vault {

    private static final byte AES_256_GCM = 1;
    private static final int CURRENT_KEY = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Secrets secrets;

    public Vault(Secrets secrets) {
        this.secrets = secrets;
    }

    /// Where a sealed value belongs; part of what is authenticated.
    public record Place(String table, String column, String row, int organ) {
        private byte[] bytes() {
            return (table + '\u001f' + column + '\u001f' + row + '\u001f' + organ).getBytes(StandardCharsets.UTF_8);
        }
    }

    /// A fresh data key, wrapped for storage beside the record it seals.
    public byte[] newWrappedKey(Place place) {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        return encrypt(keyEncryptionKey(CURRENT_KEY), key, place, CURRENT_KEY);
    }

    public byte[] seal(byte[] wrappedKey, Place keyPlace, byte[] plain, Place place) {
        return encrypt(unwrap(wrappedKey, keyPlace), plain, place, 0);
    }

    public byte[] seal(byte[] wrappedKey, Place keyPlace, String plain, Place place) {
        return seal(wrappedKey, keyPlace, plain.getBytes(StandardCharsets.UTF_8), place);
    }

    public byte[] open(byte[] wrappedKey, Place keyPlace, byte[] sealed, Place place) {
        return decrypt(unwrap(wrappedKey, keyPlace), sealed, place);
    }

    public String openText(byte[] wrappedKey, Place keyPlace, byte[] sealed, Place place) {
        return new String(open(wrappedKey, keyPlace, sealed, place), StandardCharsets.UTF_8);
    }

    /// A keyed digest for looking a value up by equality only (P3). The value is normalised: full-width
    /// to half-width, upper case, no blanks.
    public byte[] blindIndex(String purpose, String value) {
        var normal = Normalizer.normalize(value, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
        return hmac("index." + purpose, normal.getBytes(StandardCharsets.UTF_8));
    }

    /// The key by which this installation signs for one purpose.
    public SigningKey signing(String purpose) {
        return new SigningKey(secrets.key("sign." + purpose));
    }

    /// HMAC-SHA-256 of the bytes under the named key of this installation.
    public byte[] hmac(String keyName, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secrets.key(keyName), "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Comparison in constant time.
    public static boolean same(byte[] a, byte[] b) {
        return MessageDigest.isEqual(a, b);
    }

    private byte[] keyEncryptionKey(int number) {
        return secrets.key("kek." + number);
    }

    private byte[] unwrap(byte[] wrapped, Place place) {
        return decrypt(keyEncryptionKey(wrapped[1]), wrapped, place);
    }

    private static byte[] encrypt(byte[] key, byte[] plain, Place place, int keyNumber) {
        try {
            var nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.bytes());
            var body = cipher.doFinal(plain);
            return ByteBuffer.allocate(2 + NONCE + body.length)
                    .put(AES_256_GCM)
                    .put((byte) keyNumber)
                    .put(nonce)
                    .put(body)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decrypt(byte[] key, byte[] sealed, Place place) {
        try {
            if (sealed.length < 2 + NONCE || sealed[0] != AES_256_GCM) {
                throw new IllegalStateException("sealed value of an unknown suite");
            }
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, sealed, 2, NONCE));
            cipher.updateAAD(place.bytes());
            return cipher.doFinal(sealed, 2 + NONCE, sealed.length - 2 - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "sealed value does not belong to " + place.table() + "." + place.column(), e);
        }
    }
}
