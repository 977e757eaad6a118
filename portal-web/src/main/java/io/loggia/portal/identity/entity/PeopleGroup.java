package io.loggia.portal.identity.entity;

import io.loggia.domain.GroupId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A group of people that cuts across departments. */
@Entity
@Table(name = "people_group")
public class PeopleGroup {

    @Id
    private UUID id;

    private String name;

    protected PeopleGroup() {}

    public PeopleGroup(GroupId id, String name) {
        this.id = id.value();
        this.name = name;
    }

    public GroupId id() {
        return new GroupId(id);
    }

    public String name() {
        return name;
    }
}
