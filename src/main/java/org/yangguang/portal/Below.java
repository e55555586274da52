package org.yangguang.portal;

/// How far the organs below a government have published their reports.
///
/// @param organs below the government
/// @param published how many of them have published theirs on the year
public record Below(int organs, int published) {}
