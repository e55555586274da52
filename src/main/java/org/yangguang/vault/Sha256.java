package org.yangguang.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of a file: what two people compare to know that they hold the same one.
public final class Sha256 {

    private Sha256() {}

    public static byte[] of(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// In lower-case hexadecimal.
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(of(content));
    }
}
