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

    /** Decides a permission that concerns no single thing. Permissions that need one are forbidden here. */
    public static Decision decide(Viewer viewer, Permission permission) {
        return switch (permission) {
            case PUBLIC, SIGNED_IN -> Decision.ALLOWED;
            case CREATE_MEDIA, REPORT_ORGANISATION -> allowedIf(viewer.has(Role.AUTHOR) || viewer.has(Role.ADMIN));
            case ADMINISTER -> allowedIf(viewer.has(Role.ADMIN));
            case VIEW_MEDIA, EDIT_MEDIA, REPORT_DEPARTMENT -> Decision.FORBIDDEN;
        };
    }

    /**
     * Decides {@link Permission#VIEW_MEDIA} or {@link Permission#EDIT_MEDIA} on one item.
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
        if (!sees) {
            return Decision.HIDDEN;
        }
        return switch (permission) {
            case VIEW_MEDIA -> Decision.ALLOWED;
            case EDIT_MEDIA -> allowedIf(viewer.has(Role.ADMIN) || (owns && viewer.has(Role.AUTHOR)));
            case PUBLIC, SIGNED_IN, CREATE_MEDIA, REPORT_DEPARTMENT, REPORT_ORGANISATION, ADMINISTER ->
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

    /** Decides {@link Permission#REPORT_DEPARTMENT}: a department that one does not manage is hidden. */
    public static Decision decideReport(Viewer viewer, DepartmentId department) {
        if (viewer.has(Role.ADMIN)) {
            return Decision.ALLOWED;
        }
        return viewer.has(Role.MANAGER) && viewer.manages().contains(department) ? Decision.ALLOWED : Decision.HIDDEN;
    }

    /**
     * Decides whether the figures of a department may be seen, which tell of nobody in it: by whoever reports on it, and
     * by those who may see the whole organisation's. For all others the department is hidden.
     */
    public static Decision decideFigures(Viewer viewer, DepartmentId department) {
        boolean ofAll = decide(viewer, Permission.REPORT_ORGANISATION) == Decision.ALLOWED;
        return ofAll ? Decision.ALLOWED : decideReport(viewer, department);
    }

    /**
     * Decides whether somebody may ask for a kind of report at all. What it then tells is kept to what {@link
     * #decideReport(Viewer, DepartmentId)} allows, or for authors to their own items.
     */
    public static Decision decideReport(Viewer viewer, ReportKind kind) {
        boolean manages = viewer.has(Role.MANAGER) && !viewer.manages().isEmpty();
        return switch (kind) {
            case COMPLETION, OVERDUE -> allowedIf(viewer.has(Role.ADMIN) || manages);
            case VIEWING -> allowedIf(viewer.has(Role.ADMIN) || viewer.has(Role.AUTHOR) || manages);
            case CATALOG, SEARCH_TERMS -> decide(viewer, Permission.CREATE_MEDIA);
            case STORAGE, AUDIT -> decide(viewer, Permission.ADMINISTER);
        };
    }

    /** Whether the viewer's role alone shows them every item, so that filters may be left out. */
    public static boolean seesEverything(Viewer viewer) {
        return viewer.has(Role.ADMIN);
    }

    private static Decision allowedIf(boolean condition) {
        return condition ? Decision.ALLOWED : Decision.FORBIDDEN;
    }
}
