package io.loggia.portal.learning.entity;

/** Whose rule completed something. */
public enum CompletedBy {
    /** The house's, which goes by the length. */
    DEFAULT,
    /** The one that its author had set for the item. */
    ITEM,
    /** The one of an assignment, which it completed alone: the item has one of its own. */
    ASSIGNMENT
}
