package org.yangguang.identity;

/// What an account is charged with (security.md roles; 三权分立).
public enum Duty {
    SYSTEM_ADMIN("系统管理员"),
    SECURITY_ADMIN("安全管理员"),
    AUDIT_ADMIN("审计管理员"),
    ORGAN_ADMIN("机构管理员"),
    INTAKE("受理"),
    HANDLER("承办"),
    REVIEWER("审核"),
    SIGNER("签发"),
    PUBLISHER("发布"),
    SECRECY_REVIEWER("保密审查"),
    SUPERVISOR("主管部门");

    private final String label;

    Duty(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// One of the three administrators, who are three people and handle no business.
    public boolean isAdministrator() {
        return this == SYSTEM_ADMIN || this == SECURITY_ADMIN || this == AUDIT_ADMIN;
    }
}
