package org.yangguang.identity;

import java.util.EnumSet;
import java.util.Set;

/// What an endpoint asks for. Every handler names one; a handler that names none answers nobody.
public enum Permission {
    /// Anybody, signed in or not.
    PUBLIC,
    /// Anybody signed in.
    SIGNED_IN(Duty.values()),
    REQUEST_READ(Duty.INTAKE, Duty.HANDLER, Duty.REVIEWER, Duty.SECRECY_REVIEWER, Duty.SIGNER),
    REQUEST_INTAKE(Duty.INTAKE),
    REQUEST_HANDLE(Duty.HANDLER),
    REQUEST_SIGN(Duty.SIGNER),
    /// Deciding on a step of the sign-off, or answering a routing. Whose turn it is depends on the
    /// draft and on
    /// delegations; the desk asks.
    REQUEST_TAKE_PART(Duty.INTAKE, Duty.HANDLER, Duty.REVIEWER, Duty.SECRECY_REVIEWER, Duty.SIGNER),
    REQUEST_ASSIGN(Duty.INTAKE, Duty.HANDLER, Duty.SIGNER),
    DUTY_DELEGATE(Duty.REVIEWER, Duty.SECRECY_REVIEWER, Duty.SIGNER),
    /// 答复文书库: the wording of letters and their numbers.
    TEMPLATE_READ(Duty.INTAKE, Duty.HANDLER, Duty.REVIEWER, Duty.SIGNER, Duty.ORGAN_ADMIN),
    TEMPLATE_EDIT(Duty.ORGAN_ADMIN),
    TEMPLATE_APPROVE(Duty.SIGNER),
    /// 批准销毁: one of the two persons it takes.
    ARCHIVE_DISPOSE(Duty.SIGNER, Duty.REVIEWER),
    REPORT_READ(Duty.INTAKE, Duty.HANDLER, Duty.REVIEWER, Duty.SIGNER, Duty.PUBLISHER, Duty.SUPERVISOR),
    /// 年报编制；whoever checks may put right what is found.
    REPORT_EDIT(Duty.HANDLER, Duty.REVIEWER),
    REPORT_CHECK(Duty.REVIEWER),
    /// 分管领导审定。
    REPORT_SIGN(Duty.SIGNER),
    REPORT_PUBLISH(Duty.PUBLISHER),
    /// 主管部门：退回、核准、催报、汇总。
    REPORT_SUPERVISE(Duty.SUPERVISOR),
    REPORT_IMPORT(Duty.PUBLISHER),
    /// 年报指标: entering the figures of the own organ.
    INDICATOR_EDIT(Duty.HANDLER, Duty.PUBLISHER),
    /// Which figures are asked for, in the organ and all below.
    INDICATOR_DEFINE(Duty.SUPERVISOR),
    /// The ledgers table 二 counts: documents, decisions, fees.
    PUBLICATION_EDIT(Duty.HANDLER, Duty.PUBLISHER),
    CALENDAR_READ(Duty.values()),
    CALENDAR_ENTER(Duty.SYSTEM_ADMIN),
    CALENDAR_APPROVE(Duty.SECURITY_ADMIN),
    ORGAN_EDIT(Duty.SYSTEM_ADMIN),
    OFFICE_DESCRIBE(Duty.ORGAN_ADMIN),
    OUTBOX_READ(Duty.ORGAN_ADMIN),
    ACCOUNT_PROPOSE(Duty.SYSTEM_ADMIN, Duty.ORGAN_ADMIN),
    ACCOUNT_APPROVE(Duty.SECURITY_ADMIN),
    ACCOUNT_READ(Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN, Duty.ORGAN_ADMIN),
    AUDIT_READ(Duty.AUDIT_ADMIN);

    private final Set<Duty> duties;

    Permission(Duty... duties) {
        this.duties = duties.length == 0 ? EnumSet.noneOf(Duty.class) : EnumSet.copyOf(Set.of(duties));
    }

    /// The duties that include it; empty for [#PUBLIC].
    public Set<Duty> duties() {
        return Set.copyOf(duties);
    }

    public boolean heldBy(Set<Duty> held) {
        return this == PUBLIC || held.stream().anyMatch(duties::contains);
    }
}
