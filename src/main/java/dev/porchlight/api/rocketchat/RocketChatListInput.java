package dev.porchlight.api.rocketchat;

import dev.porchlight.api.RefusedException;
import java.util.List;

/// The query of a list, bound.
///
/// @param offset how many sign-ins to skip; none if it is below 1
/// @param count 1 to 100
/// @param filter part of a search term; empty for all
record RocketChatListInput(long offset, int count, String filter, SortOrder sort) {
  private static final int DEFAULT_COUNT = 50;
  private static final int MOST_COUNT = 100;
  private static final String OFFSET = "offset";
  private static final String COUNT = "count";
  private static final String FILTER = "filter";
  private static final String SORT = "sort";

  /// @throws RefusedException if a parameter is unknown, of the wrong type, or makes no sense
  static RocketChatListInput of(RocketChatParameters parameters) {
    parameters.allowOnly(List.of(OFFSET, COUNT, FILTER, SORT));
    long offset = RocketChatNumberParameter.of(parameters, OFFSET).orElse(0L);
    long count = RocketChatNumberParameter.of(parameters, COUNT).orElse((long) DEFAULT_COUNT);
    String filter = parameters.text(FILTER);
    String sort = parameters.text(SORT);
    SortOrder order = SortOrder.parse(sort == null ? "" : sort);
    if (count < 1) { // 0 is MongoDB's error, since API_Allow_Infinite_Count lets it through
      throw RocketChatError.LIMIT_NOT_POSITIVE.refused();
    }
    return new RocketChatListInput(
        offset, (int) Math.min(count, MOST_COUNT), filter == null ? "" : filter, order);
  }
}
