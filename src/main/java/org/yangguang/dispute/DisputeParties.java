package org.yangguang.dispute;

import java.util.UUID;
import org.yangguang.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/// Who disputes and over what: personal data, kept sealed.
///
/// @param matter 被申请复议、被诉的行政行为
public record DisputeParties(String applicant, boolean isPerson, String matter) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TABLE = "dispute_case";

    /// 林** for a person, the full name of a body.
    public String maskedApplicant() {
        if (!isPerson || applicant.isEmpty()) {
            return applicant;
        }
        int first = applicant.offsetByCodePoints(0, 1);
        return applicant.substring(0, first)
                + "*".repeat(Math.max(1, applicant.codePointCount(first, applicant.length())));
    }

    byte[] sealed(Vault vault, byte[] key, UUID id, int organ) {
        return vault.seal(key, keyPlace(id, organ), JSON.writeValueAsString(this), place(id, organ));
    }

    static DisputeParties open(Vault vault, byte[] key, byte[] sealed, UUID id, int organ) {
        return JSON.readValue(vault.openText(key, keyPlace(id, organ), sealed, place(id, organ)), DisputeParties.class);
    }

    static Vault.Place keyPlace(UUID id, int organ) {
        return new Vault.Place(TABLE, "key", id.toString(), organ);
    }

    private static Vault.Place place(UUID id, int organ) {
        return new Vault.Place(TABLE, "sealed", id.toString(), organ);
    }

    /// Where the words of an event belong.
    static Vault.Place wordsPlace(UUID id, int seq, int organ) {
        return new Vault.Place("dispute_event", "words", id + "/" + seq, organ);
    }
}
