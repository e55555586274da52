package org.yangguang.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Begins every transaction by telling PostgreSQL its organ scope, for this transaction only.
final class ScopedTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    ScopedTransactions(DataSource source) {
        super(source);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        var source = obtainDataSource();
        var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(source);
        if (holder == null) {
            throw new IllegalStateException("transaction without a connection");
        }
        var scope = Scope.current();
        try (var statement = holder.getConnection()
                .prepareStatement("select set_config('app.organs', ?, true), set_config('app.audit', ?, true)")) {
            statement.setString(1, scope.organList());
            statement.setString(2, scope.audit() ? "on" : "off");
            statement.execute();
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("cannot set the organ scope", e);
        }
    }
}
