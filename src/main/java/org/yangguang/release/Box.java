package org.yangguang.release;

import java.util.Optional;
import java.util.UUID;
import org.yangguang.request.Outcome;

/// A part of a page that is covered, or proposed to be.
///
/// @param ground why it may not be disclosed; empty while only proposed
/// @param note for the list of what was covered; must not repeat what is covered
/// @param text what was found there, for the officer's eyes; empty if drawn by hand
public record Box(UUID id, Area area, Optional<Outcome> ground, String note, Origin origin, State state, String text) {

    /// How it came about.
    public enum Origin {
        MANUAL("手工添加"),
        ID_NUMBER("公民身份号码"),
        MOBILE("手机号码"),
        LANDLINE("座机号码"),
        BANK_CARD("银行卡号"),
        EMAIL("电子邮箱"),
        WORD("指定词语");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        static Origin of(Hit.Kind kind) {
            return valueOf(kind.name());
        }

        public String label() {
            return label;
        }
    }

    public enum State {
        SUGGESTED,
        COVERED,
        REJECTED,
        REMOVED
    }

    public boolean isCovered() {
        return state == State.COVERED;
    }

    /// The article as it is printed on the black: 第十六条第一款.
    public String label() {
        return ground.map(Box::label).orElse("");
    }

    static String label(Outcome ground) {
        return ground.bases().getFirst().place();
    }

    Cover cover() {
        return new Cover(area, label());
    }
}
