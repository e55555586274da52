package org.yangguang.request.applicant;

import java.util.UUID;
import org.yangguang.vault.Vault;

/// Words under their own data key, bound to table, row and organ (P1, P2).
record Sealed(byte[] key, byte[] sealed) {

    static Sealed of(Vault vault, String table, UUID id, int organ, String text) {
        var keyPlace = place(table, "key", id, organ);
        var key = vault.newWrappedKey(keyPlace);
        return new Sealed(key, vault.seal(key, keyPlace, text, place(table, "sealed", id, organ)));
    }

    String open(Vault vault, String table, UUID id, int organ) {
        return vault.openText(key, place(table, "key", id, organ), sealed, place(table, "sealed", id, organ));
    }

    private static Vault.Place place(String table, String column, UUID id, int organ) {
        return new Vault.Place(table, column, id.toString(), organ);
    }
}
