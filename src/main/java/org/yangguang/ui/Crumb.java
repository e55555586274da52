package org.yangguang.ui;

/// A step of the path shown above a page.
///
/// @param href where it leads; empty for the page itself
public record Crumb(String label, String href) {}
