package org.yangguang.release;

/// A page of a material as it is shown.
///
/// @param letters how many characters can be read from it; 0 for a scan, which only eyes can look through
public record PageSize(double width, double height, int letters) {}
