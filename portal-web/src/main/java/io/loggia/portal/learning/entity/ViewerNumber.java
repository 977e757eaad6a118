package io.loggia.portal.learning.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The number that stands for a person in sets of viewers; it is given once and stays. */
@Entity
@Table(name = "viewer_number")
public class ViewerNumber {

    @Id
    @Column(name = "person_id")
    private UUID personId;

    private int number;

    protected ViewerNumber() {}

    public ViewerNumber(UUID personId, int number) {
        this.personId = personId;
        this.number = number;
    }

    public UUID personId() {
        return personId;
    }

    public int number() {
        return number;
    }
}
