package org.yangguang.office;

/// A place that the supervising authority marked when it returned a report.
public record Marked(String place, String href, String text) {}
