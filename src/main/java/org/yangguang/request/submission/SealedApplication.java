package org.yangguang.request.submission;

import java.util.UUID;
import org.yangguang.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/// An application under its own data key, bound to its table, row and organ (P1, P2).
public record SealedApplication(byte[] key, byte[] sealed) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static SealedApplication of(Vault vault, String table, UUID id, int organ, Application application) {
        var key = vault.newWrappedKey(keyPlace(table, id, organ));
        return new SealedApplication(
                key,
                vault.seal(
                        key,
                        keyPlace(table, id, organ),
                        JSON.writeValueAsString(application),
                        place(table, id, organ)));
    }

    /// What was destroyed after its period of keeping reads as [Application#DESTROYED].
    public Application open(Vault vault, String table, UUID id, int organ) {
        if (key.length == 0) {
            return Application.DESTROYED;
        }
        return JSON.readValue(
                vault.openText(key, keyPlace(table, id, organ), sealed, place(table, id, organ)), Application.class);
    }

    private static Vault.Place keyPlace(String table, UUID id, int organ) {
        return new Vault.Place(table, "key", id.toString(), organ);
    }

    private static Vault.Place place(String table, UUID id, int organ) {
        return new Vault.Place(table, "sealed", id.toString(), organ);
    }
}
