/// 依申请公开: a request from receipt to reply, its states and its clock
/// （条例第二十七至四十五条；国办函〔2020〕109号）.
@NullMarked
package org.yangguang.request;

import org.jspecify.annotations.NullMarked;
