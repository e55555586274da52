package org.yangguang.ui;

/// What an error page says.
///
/// @param incident number for the help desk; empty where the fault is not ours
public record Problem(int status, String heading, String advice, String incident) {}
