"""The catalogue of photographs and the finder of their moment.

A photograph's file holds facts only; everything that follows from them (bracket, passes, ranking)
is computed from the orbit and the visits.
"""
