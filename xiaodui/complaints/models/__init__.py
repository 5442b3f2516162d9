from xiaodui.complaints.models.complaint import CHANNELS, OUTCOMES, SOURCES, Complaint

__all__ = ["CHANNELS", "OUTCOMES", "SOURCES", "Complaint"]
