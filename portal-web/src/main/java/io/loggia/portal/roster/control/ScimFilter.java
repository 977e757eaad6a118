package io.loggia.portal.roster.control;

import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.server.filter.AndExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the database can answer a filter: equality with attributes that are columns, joined by {@code and}. What it
 * cannot is asked of each resource that is left.
 */
final class ScimFilter {

    private final Map<String, String> equal = new HashMap<>();
    private boolean exact = true;
    private boolean impossible;

    private ScimFilter() {}

    /** @param columns attributes the database can be asked about, in lower case */
    static ScimFilter of(@Nullable FilterNode filter, Set<String> columns) {
        ScimFilter narrowed = new ScimFilter();
        if (filter != null) {
            narrowed.visit(filter, columns);
        }
        return narrowed;
    }

    private void visit(FilterNode node, Set<String> columns) {
        if (node instanceof AndExpressionNode and) {
            visit(and.getLeftNode(), columns);
            visit(and.getRightNode(), columns);
        } else if (node instanceof AttributeExpressionLeaf leaf && isColumn(leaf, columns)) {
            String before = equal.put(leaf.getShortName().toLowerCase(Locale.ROOT), leaf.getValue());
            impossible |= before != null && !before.equalsIgnoreCase(leaf.getValue());
        } else {
            exact = false;
        }
    }

    private static boolean isColumn(AttributeExpressionLeaf leaf, Set<String> columns) {
        return leaf.getComparator() == Comparator.EQ
                && leaf.isMainSchemaNode()
                && leaf.getValue() != null
                && columns.contains(leaf.getShortName().toLowerCase(Locale.ROOT));
    }

    /** Whether the database's answer is the whole answer. */
    boolean isExact() {
        return exact;
    }

    /** Whether nothing at all can match. */
    boolean isImpossible() {
        return impossible || (equal.containsKey("id") && uuid() == null);
    }

    @Nullable
    String text(String attribute) {
        return equal.get(attribute);
    }

    @Nullable
    UUID uuid() {
        return ScimIds.parse(equal.get("id"));
    }
}
