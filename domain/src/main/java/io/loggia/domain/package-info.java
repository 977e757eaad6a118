/** The words every module shares: ids, people, audiences, the one access decision, events and error codes. */
@NullMarked
package io.loggia.domain;

import org.jspecify.annotations.NullMarked;
