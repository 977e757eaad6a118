package io.loggia.portal.upload.entity;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one person or one department may upload, where it is not what all may. */
@Entity
@Table(name = "upload_quota")
public class UploadQuota {

    @Id
    private UUID id;

    @Column(name = "person_id")
    private @Nullable UUID personId;

    @Column(name = "department_id")
    private @Nullable UUID departmentId;

    @Column(name = "quota_bytes")
    private long bytes;

    protected UploadQuota() {}

    public @Nullable PersonId person() {
        return personId == null ? null : new PersonId(personId);
    }

    public @Nullable DepartmentId department() {
        return departmentId == null ? null : new DepartmentId(departmentId);
    }

    /** 0 for any amount. */
    public long bytes() {
        return bytes;
    }
}
