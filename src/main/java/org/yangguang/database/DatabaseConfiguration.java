package org.yangguang.database;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.vault.Secrets;
import org.yangguang.vault.Vault;

@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement
class DatabaseConfiguration {

    @Bean
    Secrets secrets(Settings settings) {
        return Secrets.open(settings.keyFile());
    }

    @Bean
    Vault vault(Secrets secrets) {
        return new Vault(secrets);
    }

    @Bean(destroyMethod = "close")
    Database database(Settings settings, Secrets secrets) {
        return Database.open(settings.data(), settings.databaseUrl(), secrets, true);
    }

    @Bean
    @Primary
    DataSource dataSource(Database database) {
        return database.routed();
    }

    @Bean
    @SpringSessionDataSource
    DataSource sessionDataSource(Database database) {
        return database.as(DatabaseRole.JOB);
    }

    @Bean("springSessionTransactionOperations")
    TransactionOperations sessionTransactions(Database database) {
        return new TransactionTemplate(new JdbcTransactionManager(database.as(DatabaseRole.JOB)));
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(Database database) {
        return database.transactions();
    }

    @Bean
    @Primary
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }
}
