package org.yangguang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.yangguang.database.DatabaseRole;

@WithDatabase
class TestDatabaseTest {

    @Autowired
    JdbcClient sql;

    @Autowired
    MockMvcTester pages;

    @LocalServerPort
    int port;

    @Test
    @DisplayName("没有声明身份的线程以门户角色连接数据库")
    void unaskedWorkRunsAsThePortal() {
        assertThat(sql.sql("select current_user").query(String.class).single()).isEqualTo("app_portal");
    }

    @Test
    @DisplayName("不启动应用也可取得一个已迁移的空数据库")
    void aDatabaseWithoutTheApplication() {
        try (var database = TestDatabase.open()) {
            var organs = JdbcClient.create(database.as(DatabaseRole.PORTAL)).sql("select count(*) from pub_organ");
            assertThat(organs.query(Integer.class).single()).isZero();
        }
    }

    @Test
    @DisplayName("登录页可由 MockMvc 与真实端口访问")
    void pagesAnswer() {
        assertThat(pages.get().uri("/login")).hasStatusOk().bodyText().contains("工作人员登录");
        assertThat(port).isPositive();
    }
}
