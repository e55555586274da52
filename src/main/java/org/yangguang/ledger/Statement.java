package org.yangguang.ledger;

import java.util.UUID;
import org.yangguang.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/// What a person handed in; sealed as a whole.
///
/// @param identity 公民身份号码或者统一社会信用代码, by which a correction shows that it is about
///     oneself; empty
///     for a complaint
/// @param about 更正: which record, where it stands; 投诉举报: the organ complained of
/// @param words 更正: what is wrong and what it should be; 投诉举报: facts and reasons
/// @param evidence 证据的说明; a correction needs it
/// @param requestNumber of the request it is about; may be empty
public record Statement(
        String name,
        String identity,
        String phone,
        String address,
        String about,
        String words,
        String evidence,
        String requestNumber) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TABLE = "ledger_matter";

    public String maskedName() {
        int first = name.offsetByCodePoints(0, name.isEmpty() ? 0 : 1);
        return name.substring(0, first) + "*".repeat(Math.max(1, name.codePointCount(first, name.length())));
    }

    public String lastFour() {
        var digits = phone.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - 4));
    }

    byte[] sealed(Vault vault, byte[] key, UUID id, int organ) {
        return vault.seal(key, keyPlace(id, organ), JSON.writeValueAsString(this), place(id, organ));
    }

    static Statement open(Vault vault, byte[] key, byte[] sealed, UUID id, int organ) {
        return JSON.readValue(vault.openText(key, keyPlace(id, organ), sealed, place(id, organ)), Statement.class);
    }

    static Vault.Place keyPlace(UUID id, int organ) {
        return new Vault.Place(TABLE, "key", id.toString(), organ);
    }

    private static Vault.Place place(UUID id, int organ) {
        return new Vault.Place(TABLE, "sealed", id.toString(), organ);
    }

    static Vault.Place wordsPlace(UUID id, int seq, int organ) {
        return new Vault.Place("ledger_step", "words", id + "." + seq, organ);
    }
}
