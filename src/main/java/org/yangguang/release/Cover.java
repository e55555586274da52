package org.yangguang.release;

/// A black box as it is burnt in.
///
/// @param label printed in white on it where it fits, such as 第十六条
record Cover(Area area, String label) {}
