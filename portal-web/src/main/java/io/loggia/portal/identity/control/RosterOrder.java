package io.loggia.portal.identity.control;

/** In which order a roster is listed; equals come in the order of their ids, so that pages neither miss nor repeat anybody. */
public record RosterOrder(By by, boolean descending) {

    /** What is compared: texts without regard to case. Groups know no {@code ADDED}, {@code USERNAME}, {@code EMAIL}, {@code ENABLED}. */
    public enum By {
        ADDED("p.createdAt"),
        CHANGED("p.updatedAt"),
        ID("p.id"),
        USERNAME("p.username"),
        NAME("lower(p.name)"),
        EMAIL("lower(p.email)"),
        EXTERNAL_ID("p.externalId"),
        ENABLED("p.enabled");

        private final String expression;

        By(String expression) {
            this.expression = expression;
        }
    }

    /** The end of a query about {@code p}. RFC 7644, section 3.4.2.3: what has no value comes last, or first when descending. */
    String clause() {
        return " order by " + by.expression + (descending ? " desc nulls first" : " asc nulls last") + ", p.id";
    }
}
