package org.yangguang.database;

/// Who the application is to the database. The owner only migrates; `audit_ins` cannot log in at all
/// and is reached through one function.
public enum DatabaseRole {
    /// Staff pages: organ rows within the scope of the signed-in officer.
    OFFICE("app_office"),
    /// Public pages: reads `pub_*`, hands in through `intake_*`. What runs unasked is this.
    PORTAL("app_portal"),
    /// The application's own work: sign-in, sessions, timed jobs.
    JOB("app_job");

    static final String OWNER = "yangguang_owner";
    static final String AUDIT = "audit_ins";

    private final String user;

    DatabaseRole(String user) {
        this.user = user;
    }

    public String user() {
        return user;
    }
}
