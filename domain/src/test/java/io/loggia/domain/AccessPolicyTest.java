package io.loggia.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final DepartmentId SALES = DepartmentId.random();
    private static final DepartmentId SALES_NORTH = DepartmentId.random();
    private static final DepartmentId ENGINEERING = DepartmentId.random();
    private static final PersonId OWNER = PersonId.random();

    private static final Viewer IN_SALES_NORTH = new Viewer(
            PersonId.random(),
            "Viewer",
            Set.of(Role.VIEWER),
            SALES_NORTH,
            Set.of(Principal.everyone(), Principal.of(SALES_NORTH), Principal.of(SALES)),
            Set.of());
    private static final Viewer ENGINEER = new Viewer(
            PersonId.random(),
            "Engineer",
            Set.of(Role.VIEWER),
            ENGINEERING,
            Set.of(Principal.everyone(), Principal.of(ENGINEERING)),
            Set.of());
    private static final Viewer ADMIN =
            new Viewer(PersonId.random(), "Admin", Set.of(Role.ADMIN), null, Set.of(Principal.everyone()), Set.of());
    private static final Viewer LEARNING = new Viewer(
            PersonId.random(), "Learning", Set.of(Role.LEARNING), null, Set.of(Principal.everyone()), Set.of());
    private static final Viewer AUTHOR = new Viewer(
            OWNER, "Author", Set.of(Role.AUTHOR), null, Set.of(Principal.everyone(), Principal.of(OWNER)), Set.of());

    private static MediaAccess media(MediaState state, Audience audience) {
        return new MediaAccess(OWNER, state, audience, null, null);
    }

    private static Decision view(Viewer viewer, MediaAccess media) {
        return AccessPolicy.decide(viewer, Permission.VIEW_MEDIA, media, NOW);
    }

    @Test
    void view_departmentAudience_reachesItsSubtreeAndNoOther() {
        MediaAccess forSales = media(MediaState.PUBLISHED, Audience.of(Principal.of(SALES)));

        assertThat(view(IN_SALES_NORTH, forSales)).isEqualTo(Decision.ALLOWED);
        assertThat(view(ENGINEER, forSales)).isEqualTo(Decision.HIDDEN);
    }

    @Test
    void view_draftOrArchived_staysWithOwnerAndAdmin() {
        for (MediaState state : Set.of(MediaState.DRAFT, MediaState.ARCHIVED)) {
            MediaAccess hidden = media(state, Audience.of(Principal.everyone()));

            assertThat(view(IN_SALES_NORTH, hidden)).isEqualTo(Decision.HIDDEN);
            assertThat(view(AUTHOR, hidden)).isEqualTo(Decision.ALLOWED);
            assertThat(view(ADMIN, hidden)).isEqualTo(Decision.ALLOWED);
        }
    }

    @Test
    void view_publishWindow_includesItsStartAndExcludesItsEnd() {
        Audience everyone = Audience.of(Principal.everyone());

        assertThat(view(ENGINEER, new MediaAccess(OWNER, MediaState.PUBLISHED, everyone, NOW, null)))
                .isEqualTo(Decision.ALLOWED);
        assertThat(view(ENGINEER, new MediaAccess(OWNER, MediaState.PUBLISHED, everyone, NOW.plusNanos(1), null)))
                .isEqualTo(Decision.HIDDEN);
        assertThat(view(ENGINEER, new MediaAccess(OWNER, MediaState.PUBLISHED, everyone, null, NOW)))
                .isEqualTo(Decision.HIDDEN);
    }

    @Test
    void edit_audienceMember_isForbiddenAndStrangerSeesNothing() {
        MediaAccess forSales = media(MediaState.PUBLISHED, Audience.of(Principal.of(SALES)));

        assertThat(AccessPolicy.decide(IN_SALES_NORTH, Permission.EDIT_MEDIA, forSales, NOW))
                .isEqualTo(Decision.FORBIDDEN);
        assertThat(AccessPolicy.decide(ENGINEER, Permission.EDIT_MEDIA, forSales, NOW))
                .isEqualTo(Decision.HIDDEN);
        assertThat(AccessPolicy.decide(AUTHOR, Permission.EDIT_MEDIA, forSales, NOW))
                .isEqualTo(Decision.ALLOWED);
    }

    @Test
    void edit_ownerWhoLostTheAuthorRole_isForbidden() {
        Viewer demoted = new Viewer(OWNER, "Was author", Set.of(Role.VIEWER), null, Set.of(), Set.of());

        assertThat(AccessPolicy.decide(demoted, Permission.EDIT_MEDIA, media(MediaState.DRAFT, Audience.nobody()), NOW))
                .isEqualTo(Decision.FORBIDDEN);
    }

    @Test
    void report_managerSeesOnlyManagedDepartments() {
        Viewer manager =
                new Viewer(PersonId.random(), "M", Set.of(Role.MANAGER), SALES, Set.of(), Set.of(SALES, SALES_NORTH));

        assertThat(AccessPolicy.decideReport(manager, SALES_NORTH)).isEqualTo(Decision.ALLOWED);
        assertThat(AccessPolicy.decideReport(manager, ENGINEERING)).isEqualTo(Decision.HIDDEN);
        assertThat(AccessPolicy.decideReport(IN_SALES_NORTH, SALES_NORTH)).isEqualTo(Decision.HIDDEN);
        assertThat(AccessPolicy.decideReport(ADMIN, ENGINEERING)).isEqualTo(Decision.ALLOWED);
        assertThat(AccessPolicy.decideReport(LEARNING, ENGINEERING)).isEqualTo(Decision.ALLOWED);
        assertThat(AccessPolicy.decideReport(AUTHOR, ENGINEERING)).isEqualTo(Decision.HIDDEN);
    }

    @Test
    void figures_ofTheOrganisation_areForThoseWhoLookAfterLearning() {
        Viewer manager = new Viewer(PersonId.random(), "M", Set.of(Role.MANAGER), SALES, Set.of(), Set.of(SALES));

        for (Viewer viewer : List.of(ADMIN, LEARNING)) {
            assertThat(AccessPolicy.decide(viewer, Permission.REPORT_ORGANISATION))
                    .isEqualTo(Decision.ALLOWED);
            assertThat(AccessPolicy.decideAuthorFigures(viewer, OWNER)).isEqualTo(Decision.ALLOWED);
        }
        for (Viewer viewer : List.of(AUTHOR, manager, ENGINEER)) {
            assertThat(AccessPolicy.decide(viewer, Permission.REPORT_ORGANISATION))
                    .isEqualTo(Decision.FORBIDDEN);
            assertThat(AccessPolicy.decideAuthorFigures(viewer, PersonId.random()))
                    .isEqualTo(Decision.HIDDEN);
        }
        assertThat(AccessPolicy.decideAuthorFigures(AUTHOR, OWNER)).isEqualTo(Decision.ALLOWED);
        assertThat(AccessPolicy.decideAuthorFigures(ENGINEER, ENGINEER.id())).isEqualTo(Decision.HIDDEN);
    }

    /** Told of every item, shown none that is not for them, and changing nothing. */
    @Test
    void learningAndDevelopment_isToldOfWhatItIsNotShown_andAssignsWhatItIs() {
        MediaAccess forSales = media(MediaState.PUBLISHED, Audience.of(Principal.of(SALES)));
        MediaAccess forAll = media(MediaState.PUBLISHED, Audience.of(Principal.everyone()));
        MediaAccess trashed =
                new MediaAccess(OWNER, MediaState.PUBLISHED, Audience.of(Principal.everyone()), null, null, true);

        assertThat(AccessPolicy.seesEverything(LEARNING)).isFalse();
        assertThat(item(LEARNING, forSales))
                .containsExactly(Decision.HIDDEN, Decision.HIDDEN, Decision.HIDDEN, Decision.ALLOWED);
        assertThat(item(LEARNING, forAll))
                .containsExactly(Decision.ALLOWED, Decision.FORBIDDEN, Decision.ALLOWED, Decision.ALLOWED);
        assertThat(item(LEARNING, trashed)).containsOnly(Decision.HIDDEN);
        assertThat(item(ENGINEER, forAll))
                .containsExactly(Decision.ALLOWED, Decision.FORBIDDEN, Decision.FORBIDDEN, Decision.FORBIDDEN);
        assertThat(item(AUTHOR, forSales)).containsOnly(Decision.ALLOWED);
        assertThat(item(ADMIN, forSales)).containsOnly(Decision.ALLOWED);
        assertThat(AccessPolicy.decide(LEARNING, Permission.ASSIGN_MEDIA)).isEqualTo(Decision.ALLOWED);
        assertThat(AccessPolicy.decide(ENGINEER, Permission.ASSIGN_MEDIA)).isEqualTo(Decision.FORBIDDEN);
        assertThat(AccessPolicy.decide(LEARNING, Permission.ADMINISTER)).isEqualTo(Decision.FORBIDDEN);
        assertThat(AccessPolicy.decide(LEARNING, Permission.CREATE_MEDIA)).isEqualTo(Decision.FORBIDDEN);
        assertThat(AccessPolicy.decideTrash(LEARNING, trashed)).isEqualTo(Decision.HIDDEN);
        assertThat(AccessPolicy.decideSending(LEARNING)).isEqualTo(Decision.ALLOWED);
        assertThat(AccessPolicy.decideSending(ENGINEER)).isEqualTo(Decision.FORBIDDEN);
    }

    private static List<Decision> item(Viewer viewer, MediaAccess media) {
        return List.of(Permission.VIEW_MEDIA, Permission.EDIT_MEDIA, Permission.ASSIGN_MEDIA, Permission.REPORT_MEDIA)
                .stream()
                .map(permission -> AccessPolicy.decide(viewer, permission, media, NOW))
                .toList();
    }

    @Test
    void report_ofAKind_isForThoseWhomItConcerns() {
        Viewer manager =
                new Viewer(PersonId.random(), "M", Set.of(Role.MANAGER), SALES, Set.of(), Set.of(SALES, SALES_NORTH));
        Viewer ofNothing = new Viewer(PersonId.random(), "M", Set.of(Role.MANAGER), SALES, Set.of(), Set.of());

        assertThat(kinds(ADMIN)).containsExactly(ReportKind.values());
        assertThat(kinds(LEARNING))
                .containsExactly(
                        ReportKind.COMPLETION,
                        ReportKind.COMPLETION_RECORDS,
                        ReportKind.OVERDUE,
                        ReportKind.VIEWING,
                        ReportKind.CATALOG,
                        ReportKind.SEARCH_TERMS);
        assertThat(kinds(AUTHOR)).containsExactly(ReportKind.VIEWING, ReportKind.CATALOG);
        assertThat(kinds(manager))
                .containsExactly(
                        ReportKind.COMPLETION, ReportKind.COMPLETION_RECORDS, ReportKind.OVERDUE, ReportKind.VIEWING);
        assertThat(kinds(ofNothing)).isEmpty();
        assertThat(kinds(IN_SALES_NORTH)).isEmpty();
    }

    private static List<ReportKind> kinds(Viewer viewer) {
        return Arrays.stream(ReportKind.values())
                .filter(kind -> AccessPolicy.decideReport(viewer, kind) == Decision.ALLOWED)
                .toList();
    }

    @Test
    void decide_permissionThatNeedsAThing_isForbiddenWithoutOne() {
        assertThat(AccessPolicy.decide(ADMIN, Permission.VIEW_MEDIA)).isEqualTo(Decision.FORBIDDEN);
        assertThat(AccessPolicy.decide(ADMIN, Permission.ADMINISTER)).isEqualTo(Decision.ALLOWED);
        assertThat(AccessPolicy.decide(AUTHOR, Permission.ADMINISTER)).isEqualTo(Decision.FORBIDDEN);
        assertThat(AccessPolicy.decide(AUTHOR, Permission.CREATE_MEDIA)).isEqualTo(Decision.ALLOWED);
        assertThat(AccessPolicy.decide(ENGINEER, Permission.CREATE_MEDIA)).isEqualTo(Decision.FORBIDDEN);
    }

    @Test
    void principal_malformedToken_isRefused() {
        for (String token : new String[] {"", "x:1", "d:1", "**", "d:" + SALES + " ", "D:" + SALES}) {
            assertThatThrownBy(() -> new Principal(token))
                    .isInstanceOfSatisfying(
                            LoggiaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_AUDIENCE));
        }
    }

    @Test
    void id_otherSpellingOfTheSameUuid_isRefused() {
        assertThatThrownBy(() -> MediaId.parse("1-2-3-4-5")).isInstanceOf(LoggiaException.class);
        assertThatThrownBy(() -> MediaId.parse("zzzzzzzz-0000-0000-0000-000000000000"))
                .isInstanceOf(LoggiaException.class);
    }

    @Test
    void item_inTheTrash_isHiddenFromEverybody_andKnownToItsTrashAlone() {
        Audience everyone = Audience.of(Principal.everyone());
        MediaAccess trashed = new MediaAccess(OWNER, MediaState.PUBLISHED, everyone, null, null, true);
        MediaAccess kept = new MediaAccess(OWNER, MediaState.PUBLISHED, everyone, null, null);

        for (Viewer viewer : List.of(AUTHOR, ADMIN, LEARNING, ENGINEER)) {
            for (Permission permission : List.of(Permission.VIEW_MEDIA, Permission.EDIT_MEDIA)) {
                assertThat(AccessPolicy.decide(viewer, permission, trashed, NOW))
                        .isEqualTo(Decision.HIDDEN);
            }
            assertThat(AccessPolicy.decideTrash(viewer, kept)).isEqualTo(Decision.HIDDEN);
        }
        assertThat(trashed.isOpen(NOW)).isFalse();
        assertThat(AccessPolicy.decideTrash(AUTHOR, trashed)).isEqualTo(Decision.ALLOWED);
        assertThat(AccessPolicy.decideTrash(ADMIN, trashed)).isEqualTo(Decision.ALLOWED);
        assertThat(AccessPolicy.decideTrash(ENGINEER, trashed)).isEqualTo(Decision.HIDDEN);
    }
}
