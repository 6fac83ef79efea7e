# The slider and its lanes.
