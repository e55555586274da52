package org.yangguang.vault;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// The key by which an installation signs what leaves it, so that anybody who has its public half can
/// tell who made it (Ed25519, RFC 8032). A keyed digest could be checked by us only.
public final class SigningKey {

    private static final String ED25519 = "Ed25519";

    private final KeyPair pair;

    SigningKey(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance(ED25519);
            generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Hands the kept seed to the generator, which asks for just these bytes.
    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("asked for " + bytes.length + " bytes");
            }
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    public byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The public half as X.509 has it (SubjectPublicKeyInfo).
    public byte[] publicKey() {
        return pair.getPublic().getEncoded();
    }

    public String pem() {
        return pem(publicKey());
    }

    public static String pem(byte[] publicKey) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";
    }

    /// The key inside a PEM text.
    ///
    /// @throws IllegalArgumentException if there is none
    public static byte[] fromPem(String pem) {
        return Base64.getDecoder()
                .decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
    }

    /// SHA-256 of the public half, in groups that can be read aloud.
    public static String fingerprint(byte[] publicKey) {
        return Sha256.hex(publicKey).replaceAll("(.{4})(?!$)", "$1 ");
    }

    public static boolean verifies(byte[] publicKey, byte[] message, byte[] signed) {
        try {
            var key = KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(publicKey));
            var signature = Signature.getInstance(ED25519);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
