package org.yangguang.release;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yangguang.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/// How materials are sealed: originals, drawn pages and what is said about them under the material's key,
/// each outgoing copy under one of its own.
@Component
class Sealing {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MATERIAL = "release_material";
    private static final String OUTGOING = "release_outgoing";

    private final Vault vault;

    Sealing(Vault vault) {
        this.vault = vault;
    }

    record MaterialFacts(String name, String title, List<String> words, String aside) {}

    record BoxFacts(String note, String text) {}

    byte[] newKey(int organ, UUID material) {
        return vault.newWrappedKey(place(MATERIAL, "key", material, organ));
    }

    byte[] seal(byte[] key, int organ, UUID material, String column, byte[] plain) {
        return vault.seal(
                key, place(MATERIAL, "key", material, organ), plain, place(MATERIAL, column, material, organ));
    }

    byte[] open(byte[] key, int organ, UUID material, String column, byte[] sealed) {
        return vault.open(
                key, place(MATERIAL, "key", material, organ), sealed, place(MATERIAL, column, material, organ));
    }

    byte[] sealFacts(byte[] key, int organ, UUID material, MaterialFacts facts) {
        return seal(key, organ, material, "facts", JSON.writeValueAsBytes(facts));
    }

    MaterialFacts facts(ReleaseStore.MaterialRow row) {
        return JSON.readValue(open(row.key(), row.organ(), row.id(), "facts", row.facts()), MaterialFacts.class);
    }

    byte[] sealBox(ReleaseStore.MaterialRow row, UUID box, BoxFacts facts) {
        return seal(row.key(), row.organ(), row.id(), "box " + box, JSON.writeValueAsBytes(facts));
    }

    BoxFacts box(ReleaseStore.MaterialRow row, ReleaseStore.BoxRow box) {
        return JSON.readValue(open(row.key(), row.organ(), row.id(), "box " + box.id(), box.facts()), BoxFacts.class);
    }

    byte[] newOutgoingKey(int organ, UUID outgoing) {
        return vault.newWrappedKey(place(OUTGOING, "key", outgoing, organ));
    }

    byte[] sealOutgoing(byte[] key, int organ, UUID outgoing, String column, byte[] plain) {
        return vault.seal(
                key, place(OUTGOING, "key", outgoing, organ), plain, place(OUTGOING, column, outgoing, organ));
    }

    byte[] openOutgoing(byte[] key, int organ, UUID outgoing, String column, byte[] sealed) {
        return vault.open(
                key, place(OUTGOING, "key", outgoing, organ), sealed, place(OUTGOING, column, outgoing, organ));
    }

    private static Vault.Place place(String table, String column, UUID row, int organ) {
        return new Vault.Place(table, column, row.toString(), organ);
    }
}
