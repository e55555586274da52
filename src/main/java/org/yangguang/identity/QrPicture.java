package org.yangguang.identity;

/// A QR code as an SVG path.
///
/// @param size width and height in modules, margin included
public record QrPicture(int size, String path) {}
