package io.loggia.portal.analytics.entity;

import io.loggia.analytics.rollup.DayPage;
import io.loggia.analytics.rollup.Tally;
import io.loggia.domain.DepartmentId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a department watched on a day, as a whole and item by item. */
@Entity
@Table(name = "roll_up_page")
public class RollUpPage {

    /** Stands for no department. */
    private static final UUID NOBODYS = new UUID(0, 0);

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private int generation;

    @Column(name = "department_id")
    private UUID departmentId;

    @Column(name = "page_day")
    private LocalDate day;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private long views;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    @Column(name = "watched_ms")
    private long watchedMs;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private long completions;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private byte[] viewers = {};

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private byte[] items = {};

    protected RollUpPage() {}

    public RollUpPage(int generation, @Nullable DepartmentId department, LocalDate day) {
        this.id = id(generation, department, day);
        this.generation = generation;
        this.departmentId = stored(department);
        this.day = day;
    }

    /** The same for the same page, so that it is found without a search. */
    public static UUID id(int generation, @Nullable DepartmentId department, LocalDate day) {
        String name = generation + "/" + stored(department) + "/" + day;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public static UUID stored(@Nullable DepartmentId department) {
        return department == null ? NOBODYS : department.value();
    }

    public static @Nullable DepartmentId department(UUID stored) {
        return stored.equals(NOBODYS) ? null : new DepartmentId(stored);
    }

    public void fill(DayPage page) {
        Tally total = page.total();
        views = total.views();
        watchedMs = total.watchedMs();
        completions = total.completions();
        viewers = total.encodedViewers();
        items = page.encode();
    }
}
