/// 数据库：starting the embedded PostgreSQL or reaching an external one, its five roles, the migrations
/// of all modules, and the organ scope that every transaction carries.
@NullMarked
package org.yangguang.database;

import org.jspecify.annotations.NullMarked;
