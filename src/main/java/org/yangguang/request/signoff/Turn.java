package org.yangguang.request.signoff;

import java.util.Optional;
import org.yangguang.identity.Delegation;

/// Whether somebody may decide on a draft as it stands.
public sealed interface Turn {

    /// @param mandate the delegation he acts by; empty where the duty is his own
    record Mine(Step step, Optional<Delegation> mandate) implements Turn {

        /// The duty as the trail and the case keep it.
        public String duty() {
            return step.duty().label() + (mandate.isPresent() ? "（受委托）" : "");
        }
    }

    /// @param why Chinese, with what to do
    record NotMine(String why) implements Turn {}
}
