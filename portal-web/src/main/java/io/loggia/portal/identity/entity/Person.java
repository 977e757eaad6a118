package io.loggia.portal.identity.entity;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.GroupId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.domain.RosterSource;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Someone who signs in, or stands on the roster so that reports can name them. */
@Entity
@Table(name = "person")
public class Person {

    @Id
    private UUID id;

    private String username;
    private String name;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    @Column(name = "department_id")
    private @Nullable UUID departmentId;

    private boolean enabled;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_sign_in_at")
    private @Nullable Instant lastSignInAt;

    @ElementCollection
    @CollectionTable(name = "person_role", joinColumns = @JoinColumn(name = "person_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "person_manages", joinColumns = @JoinColumn(name = "person_id"))
    @Column(name = "department_id")
    private Set<UUID> manages = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "person_group", joinColumns = @JoinColumn(name = "person_id"))
    @Column(name = "group_id")
    private Set<UUID> groups = new HashSet<>();

    private @Nullable String email;

    @Enumerated(EnumType.STRING)
    private RosterSource source = RosterSource.LOCAL;

    @Column(name = "source_id")
    private @Nullable UUID sourceId;

    @Column(name = "external_id")
    private @Nullable String externalId;

    @Column(name = "manager_id")
    private @Nullable UUID managerId;

    @Column(name = "updated_at")
    private @Nullable Instant updatedAt;

    @Column(name = "removed_at")
    private @Nullable Instant removedAt;

    @Column(name = "placed_at")
    private Instant placedAt;

    @Column(name = "erased_number")
    private @Nullable Integer erasedNumber;

    protected Person() {}

    public Person(PersonId id, String username, String name, Instant createdAt) {
        this.id = id.value();
        this.username = username.toLowerCase(Locale.ROOT);
        this.name = name;
        this.createdAt = createdAt;
        this.placedAt = createdAt;
        this.enabled = true;
        this.roles.add(Role.VIEWER);
    }

    /** What is there in the place of somebody who was erased. */
    public static Person standIn(PersonId id, int number, Instant now) {
        Person person = new Person(id, "~" + id, "Erased person " + number, now);
        person.enabled = false;
        person.removedAt = now;
        person.erasedNumber = number;
        return person;
    }

    public boolean isStandIn() {
        return erasedNumber != null;
    }

    public PersonId id() {
        return new PersonId(id);
    }

    public String username() {
        return username;
    }

    public String name() {
        return name;
    }

    public void rename(String newName) {
        name = newName;
    }

    public Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    public void setPasswordHash(@Nullable String hash) {
        passwordHash = hash;
    }

    public Optional<DepartmentId> department() {
        return Optional.ofNullable(departmentId).map(DepartmentId::new);
    }

    public void moveTo(@Nullable DepartmentId department) {
        UUID moved = department == null ? null : department.value();
        if (!Objects.equals(moved, departmentId)) {
            departmentId = moved;
            placedAt = Instant.now();
        }
    }

    /** Since when they are in their department and groups. */
    public Instant placedAt() {
        return placedAt;
    }

    public boolean enabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> lastSignInAt() {
        return Optional.ofNullable(lastSignInAt);
    }

    public void signedIn(Instant at) {
        lastSignInAt = at;
    }

    public Set<Role> roles() {
        return roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles);
    }

    /** Everyone stays a {@link Role#VIEWER}. */
    public void setRoles(Set<Role> newRoles) {
        roles.retainAll(newRoles);
        roles.addAll(newRoles);
        roles.add(Role.VIEWER);
    }

    public Set<DepartmentId> manages() {
        return manages.stream().map(DepartmentId::new).collect(Collectors.toSet());
    }

    public void setManages(Set<DepartmentId> departments) {
        Set<UUID> ids = departments.stream().map(DepartmentId::value).collect(Collectors.toSet());
        manages.retainAll(ids);
        manages.addAll(ids);
    }

    public Set<GroupId> groups() {
        return groups.stream().map(GroupId::new).collect(Collectors.toSet());
    }

    public void setGroups(Set<GroupId> newGroups) {
        Set<UUID> ids = newGroups.stream().map(GroupId::value).collect(Collectors.toSet());
        boolean left = groups.retainAll(ids);
        if (groups.addAll(ids) || left) {
            placedAt = Instant.now();
        }
    }

    public void setUsername(String newName) {
        username = newName.toLowerCase(Locale.ROOT);
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public void setEmail(@Nullable String address) {
        email = address;
    }

    public RosterSource source() {
        return source;
    }

    public Optional<UUID> sourceId() {
        return Optional.ofNullable(sourceId);
    }

    public Optional<String> externalId() {
        return Optional.ofNullable(externalId);
    }

    public void setOrigin(RosterSource newSource, @Nullable UUID newSourceId, @Nullable String newExternalId) {
        source = newSource;
        sourceId = newSourceId;
        externalId = newExternalId;
    }

    public Optional<PersonId> manager() {
        return Optional.ofNullable(managerId).map(PersonId::new);
    }

    public void setManager(@Nullable PersonId manager) {
        managerId = manager == null ? null : manager.value();
    }

    /** When the record was last changed; its creation counts. */
    public Instant updatedAt() {
        return updatedAt == null ? createdAt : updatedAt;
    }

    public void touch(Instant now) {
        updatedAt = now;
    }

    /** When the outside source has removed this person from its roster; they stay here, disabled, for reports. */
    public Optional<Instant> removedAt() {
        return Optional.ofNullable(removedAt);
    }

    public void setRemovedAt(@Nullable Instant at) {
        removedAt = at;
    }
}
