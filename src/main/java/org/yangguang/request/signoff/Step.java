package org.yangguang.request.signoff;

import org.yangguang.identity.Duty;

/// A step between the draft and the reply, and the duty it takes.
public enum Step {
    LEGAL_REVIEW("法制审核", Duty.REVIEWER),
    SECRECY_REVIEW("保密审查", Duty.SECRECY_REVIEWER),
    SIGNING("签发", Duty.SIGNER);

    private final String label;
    private final Duty duty;

    Step(String label, Duty duty) {
        this.label = label;
        this.duty = duty;
    }

    public String label() {
        return label;
    }

    public Duty duty() {
        return duty;
    }
}
