package io.loggia.portal.storage.control;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs native statements in a connection, as an entity manager does in a transaction, for tests without a server of what
 * databases make of them.
 */
final class NativeStatements {

    private static final Pattern PARAMETER = Pattern.compile("\\?([0-9]+)");

    private final Connection connection;
    private final String statement;
    private final Map<Integer, Object> parameters = new TreeMap<>();

    private NativeStatements(Connection connection, String statement) {
        this.connection = connection;
        this.statement = statement;
    }

    static EntityManager in(Connection connection) {
        return proxy(EntityManager.class, (method, arguments) -> {
            if (!method.getName().equals("createNativeQuery") || arguments.length != 1) {
                throw new UnsupportedOperationException(method.toString());
            }
            NativeStatements query = new NativeStatements(connection, (String) arguments[0]);
            return proxy(Query.class, query::call);
        });
    }

    private interface Call {
        @Nullable
        Object run(Method method, Object[] arguments) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object result = call.run(method, arguments == null ? new Object[0] : arguments);
                    return method.getReturnType().isInstance(self) && result == null ? self : result;
                }));
    }

    private @Nullable Object call(Method method, Object[] arguments) throws SQLException {
        switch (method.getName()) {
            case "setParameter" -> parameters.put((Integer) arguments[0], arguments[1]);
            case "setMaxResults" -> parameters.put(0, arguments[0]);
            case "executeUpdate" -> {
                try (PreparedStatement prepared = prepare()) {
                    return prepared.executeUpdate();
                }
            }
            case "getResultList" -> {
                try (PreparedStatement prepared = prepare()) {
                    return rows(prepared);
                }
            }
            case "getSingleResult" -> {
                try (PreparedStatement prepared = prepare()) {
                    return rows(prepared).getFirst();
                }
            }
            default -> throw new UnsupportedOperationException(method.toString());
        }
        return null;
    }

    private PreparedStatement prepare() throws SQLException {
        PreparedStatement prepared =
                connection.prepareStatement(PARAMETER.matcher(statement).replaceAll("?"));
        int at = 1;
        Matcher named = PARAMETER.matcher(statement);
        while (named.find()) {
            prepared.setObject(at++, parameters.get(Integer.valueOf(named.group(1))));
        }
        prepared.setMaxRows((Integer) parameters.getOrDefault(0, 0));
        return prepared;
    }

    private static List<Object[]> rows(PreparedStatement prepared) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (ResultSet found = prepared.executeQuery()) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                Object[] row = new Object[columns];
                for (int column = 0; column < columns; column++) {
                    row[column] = found.getObject(column + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
