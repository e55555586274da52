/// 年报指标：named figures that the prose of a yearly report states beside its tables （条例第五十条第
/// 一款第（一）、（四）、
/// （五）项）: what each means, who entered it on which evidence or which ledger counted it, and what
/// does not agree.
@NullMarked
package org.yangguang.indicator;

import org.jspecify.annotations.NullMarked;
