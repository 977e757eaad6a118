package io.loggia.domain;

import java.time.Instant;

/**
 * The one access decision of Loggia: page, list, search hit, snippet, count, poster, caption, playlist, segment, feed
 * and report all ask here. Pure: the answer depends on the arguments alone.
 *
 * <p>SQL and Lucene cannot call Java for each row. They express {@link #decide(Viewer, Permission, MediaAccess,
 * Instant) VIEW_MEDIA} as a filter on what does not lie in the trash: {@link #seesEverything(Viewer)}, or the owner is
 * the viewer, or the item {@linkplain MediaAccess#isOpen is open} and its audience meets {@link Viewer#principals()}. The
 * matrix test holds the three equal.
 */
public final class AccessPolicy {

    private AccessPolicy() {}

    /**
     * Decides a permission that concerns no single thing. {@link Permission#ASSIGN_MEDIA} is allowed here to whoever may
     * assign anything; other permissions that need a thing are forbidden.
     */
    public static Decision decide(Viewer viewer, Permission permission) {
        return switch (permission) {
            case PUBLIC, SIGNED_IN -> Decision.ALLOWED;
            case CREATE_MEDIA -> allowedIf(viewer.has(Role.AUTHOR) || viewer.has(Role.ADMIN));
            case ASSIGN_MEDIA -> allowedIf(viewer.has(Role.AUTHOR) || looksAfterLearning(viewer));
            case REPORT_ORGANISATION -> allowedIf(looksAfterLearning(viewer));
            case ADMINISTER -> allowedIf(viewer.has(Role.ADMIN));
            case VIEW_MEDIA, EDIT_MEDIA, REPORT_MEDIA, REPORT_AUTHOR, REPORT_DEPARTMENT -> Decision.FORBIDDEN;
        };
    }

    /**
     * Decides {@link Permission#VIEW_MEDIA}, {@link Permission#EDIT_MEDIA}, {@link Permission#ASSIGN_MEDIA} or {@link
     * Permission#REPORT_MEDIA} on one item.
     *
     * @return {@link Decision#HIDDEN} when the viewer may not even know of the item
     * @throws IllegalArgumentException for any other permission
     */
    public static Decision decide(Viewer viewer, Permission permission, MediaAccess media, Instant now) {
        boolean owns = media.owner().equals(viewer.id());
        boolean sees = !media.trashed()
                && (seesEverything(viewer)
                        || owns
                        || (media.isOpen(now) && media.audience().includes(viewer)));
        boolean isToldOf = permission == Permission.REPORT_MEDIA && !media.trashed() && looksAfterLearning(viewer);
        if (!sees && !isToldOf) {
            return Decision.HIDDEN;
        }
        boolean edits = viewer.has(Role.ADMIN) || (owns && viewer.has(Role.AUTHOR));
        return switch (permission) {
            case VIEW_MEDIA -> Decision.ALLOWED;
            case EDIT_MEDIA -> allowedIf(edits);
            case ASSIGN_MEDIA, REPORT_MEDIA -> allowedIf(edits || looksAfterLearning(viewer));
            case PUBLIC, SIGNED_IN, CREATE_MEDIA, REPORT_AUTHOR, REPORT_DEPARTMENT, REPORT_ORGANISATION, ADMINISTER ->
                throw new IllegalArgumentException(permission + " does not concern one media item");
        };
    }

    /**
     * Decides whether an item may be taken out of the trash, or deleted from it for good: by whom may change it
     * elsewhere. For all others, and where it does not lie in the trash, it is hidden.
     */
    public static Decision decideTrash(Viewer viewer, MediaAccess media) {
        boolean may = viewer.has(Role.ADMIN) || (media.owner().equals(viewer.id()) && viewer.has(Role.AUTHOR));
        return media.trashed() && may ? Decision.ALLOWED : Decision.HIDDEN;
    }

    /** Decides {@link Permission#REPORT_DEPARTMENT}: a department that is not one's to report on is hidden. */
    public static Decision decideReport(Viewer viewer, DepartmentId department) {
        boolean manages = viewer.has(Role.MANAGER) && viewer.manages().contains(department);
        return manages || looksAfterLearning(viewer) ? Decision.ALLOWED : Decision.HIDDEN;
    }

    /** Decides {@link Permission#REPORT_AUTHOR}: to authors, others are hidden. */
    public static Decision decideAuthorFigures(Viewer viewer, PersonId author) {
        boolean own = viewer.has(Role.AUTHOR) && viewer.id().equals(author);
        return own || looksAfterLearning(viewer) ? Decision.ALLOWED : Decision.HIDDEN;
    }

    /**
     * Decides whether somebody may ask for a kind of report at all. What it then tells is kept to what {@link
     * #decideReport(Viewer, DepartmentId)} allows, or for authors to their own items.
     */
    public static Decision decideReport(Viewer viewer, ReportKind kind) {
        boolean ofPeople = looksAfterLearning(viewer)
                || (viewer.has(Role.MANAGER) && !viewer.manages().isEmpty());
        return switch (kind) {
            case COMPLETION, COMPLETION_RECORDS, OVERDUE -> allowedIf(ofPeople);
            case VIEWING -> allowedIf(ofPeople || viewer.has(Role.AUTHOR));
            case CATALOG -> allowedIf(looksAfterLearning(viewer) || viewer.has(Role.AUTHOR));
            case SEARCH_TERMS -> decide(viewer, Permission.REPORT_ORGANISATION);
            case STORAGE, AUDIT -> decide(viewer, Permission.ADMINISTER);
        };
    }

    /** Decides whether somebody may have reports sent to others, each of whom is told only what is theirs to know. */
    public static Decision decideSending(Viewer viewer) {
        return allowedIf(viewer.has(Role.AUTHOR) || looksAfterLearning(viewer));
    }

    /**
     * Whether the viewer's role alone has them told of all learning: of every department's people and of every item,
     * but not necessarily shown the items.
     */
    public static boolean looksAfterLearning(Viewer viewer) {
        return viewer.has(Role.LEARNING) || viewer.has(Role.ADMIN);
    }

    /** Whether the viewer's role alone shows them every item, so that filters may be left out. */
    public static boolean seesEverything(Viewer viewer) {
        return viewer.has(Role.ADMIN);
    }

    private static Decision allowedIf(boolean condition) {
        return condition ? Decision.ALLOWED : Decision.FORBIDDEN;
    }
}
